report --year 2024 --indicator near_poor --verdict no_report
