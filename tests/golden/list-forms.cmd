list forms
