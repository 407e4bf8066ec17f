report --area ba-che --lang vi
