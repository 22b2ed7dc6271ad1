"""The command line: multifidus plan | why | evaluate | score | content | schema."""
