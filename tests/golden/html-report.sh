# A page without its style, shapes and script: stable, and readable as a diff.
povstat report --format html --as-of 2024-07-01 --fail-on never \
    tests/data/page-of-everything.csv 2>/dev/null |
    sed '/Content-Security/d; /<style>/,/<\/style>/d; /<script>/,/<\/script>/d
        /<svg class="shapes"/,/<\/svg>/d'
