reprt --lang vi
