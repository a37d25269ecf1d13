from hypothesis import settings

settings.register_profile("explainer", deadline=None)  # the first example also loads what it needs
settings.load_profile("explainer")
