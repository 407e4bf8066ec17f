trace quang-binh households 2019 --lang vi
