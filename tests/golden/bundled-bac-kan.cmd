report --province 'Bắc Kạn'
