list forms --lang vi
