namespace InvestOps.Adapters.AzureStorage;

/// <summary>Azure Storage, or the emulator, did not do what was asked. Says which account at which address, and what to do; never a key.</summary>
public sealed class StorageUnavailableException(string message, Exception? inner = null) : IOException(message, inner);
