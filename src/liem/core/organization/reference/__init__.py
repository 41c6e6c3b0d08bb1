"""The facts of the territory as files, and what loads them: provinces, districts, communes, successions, map tiles."""
