namespace InvestOps.Pipeline.Watching;

/// <summary>The storage is not the one that this machine worked with: what is written into it would begin a second, empty operation in silence.</summary>
public sealed class UnknownStorageException(string message) : IOException(message);
