help explian
