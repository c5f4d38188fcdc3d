"""How an incident is told: as news, history, plan or denial, or in passing."""
