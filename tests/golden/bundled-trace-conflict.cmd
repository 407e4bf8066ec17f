trace quang-binh 'hộ cận nghèo' 'cuối năm 2022'
