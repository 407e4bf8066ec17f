export --province quang-ninh --format text --lang vi
