list areas --province 44 --territory old
