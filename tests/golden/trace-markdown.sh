povstat trace van-don near_poor 2022 --format markdown 2>/dev/null
