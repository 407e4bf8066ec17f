# Nothing matches: still a page.
povstat report --format html --as-of 2023-01-31 --year 1999 \
    tests/data/ba-che-and-van-don.csv 2>/dev/null |
    sed '/Content-Security/d; /<style>/,/<\/style>/d; /<script>/,/<\/script>/d
        /<svg class="shapes"/,/<\/svg>/d'
