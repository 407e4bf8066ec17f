trace --set 'địa phương=Huyện Vân Đồn' --set kind=actual --set as_of=31/12/2022 van-don near_poor 2022-12-31 tests/data/columns-missing.csv
