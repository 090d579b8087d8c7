"""PLOVER's event types with what follows from each: quad class, scores, CAMEO, Goldstein.

Source: PLOVER manual draft 2.0 (2024) and the CAMEO crosswalk of 2021; where the manual
contradicts itself the decision stands beside the value.
"""
