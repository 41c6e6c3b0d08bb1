"""The vault: identities that must not stand in a record — a denouncer, a protected witness, an accused's name — sealed.

Envelope encryption: each seal has its own data key (AES-256-GCM), and the data key is wrapped by the installation's
key. The journal and the record hold only the seal's id. Destroying the data key erases the person and leaves the
journal as it is; the installation's key rotates by wrapping data keys anew. This part stores and encrypts; who may
open, with which reason and which second person, is decided by the acts around it.
"""
