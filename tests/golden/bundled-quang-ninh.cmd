report --province quang-ninh
