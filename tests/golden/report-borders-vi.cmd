report --area bac-ninh@2025-07-01 --lang vi -q
