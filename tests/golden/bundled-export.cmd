export --province quang-binh 2>/dev/null
