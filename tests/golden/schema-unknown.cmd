schema reprot
