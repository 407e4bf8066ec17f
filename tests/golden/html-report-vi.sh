# The same words as in text, the numbers in Vietnamese style.
povstat report --format html --lang vi --as-of 2023-01-31 \
    tests/data/ba-che-and-van-don.csv 2>/dev/null |
    sed '/Content-Security/d; /<style>/,/<\/style>/d; /<script>/,/<\/script>/d
        /<svg class="shapes"/,/<\/svg>/d'
