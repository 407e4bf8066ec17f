explain -h
