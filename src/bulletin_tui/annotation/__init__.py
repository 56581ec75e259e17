"""What coders say of measures: annotations, the codebook, the sidecar, anchors, changes."""
