list standards
