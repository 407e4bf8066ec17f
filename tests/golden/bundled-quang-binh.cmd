report --province quang-binh
