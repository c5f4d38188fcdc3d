"""Words that name incidents: triggers with their forms, strength and families."""
