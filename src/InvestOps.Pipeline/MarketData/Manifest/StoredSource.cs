namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>Where stored rows came from: a source's name, or an imported file's name and the SHA-256 of its bytes.</summary>
public sealed record StoredSource(string Name, string? Sha256 = null);
