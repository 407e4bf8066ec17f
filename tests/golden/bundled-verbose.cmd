report -v --area van-don
