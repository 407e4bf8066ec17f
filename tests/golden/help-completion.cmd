help completion
