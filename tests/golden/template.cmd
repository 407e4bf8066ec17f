template --area dam-ha --lang vi
