explain --version
