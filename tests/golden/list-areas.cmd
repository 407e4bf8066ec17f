list areas --province quang-ninh --territory new
