"""Pictures of activations."""
