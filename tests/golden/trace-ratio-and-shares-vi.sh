COLUMNS=80 povstat trace van-don near_poor 2022 --lang vi 2>/dev/null
