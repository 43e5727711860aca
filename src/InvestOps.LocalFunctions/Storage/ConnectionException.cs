namespace InvestOps.LocalFunctions.Storage;

/// <summary>A connection string cannot be used. It is not repeated, and no cause is kept that may quote it.</summary>
internal sealed class ConnectionException(string reason) : ArgumentException(reason);
