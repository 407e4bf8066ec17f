help report --lang vi
