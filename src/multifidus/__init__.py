"""multifidus: physical therapy for low back pain, whole, as free software."""
