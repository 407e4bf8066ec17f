report --province quang-bin --lang vi
