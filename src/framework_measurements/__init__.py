"""What the frameworks really compute: each spelling of each activation, run and compared with the library.

``python -m framework_measurements record`` writes `record.json`, a laboratory record: which frameworks there are, what each of
their activations gave, and on which machine. ``python -m framework_measurements compare`` measures again and says where the two
differ.
"""
