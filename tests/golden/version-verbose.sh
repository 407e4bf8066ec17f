# The versions themselves are the system's.
povstat --version -v | sed 's/ [0-9][0-9.]*$/ N/'
