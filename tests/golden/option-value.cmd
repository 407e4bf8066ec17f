explain --color=purple P101
