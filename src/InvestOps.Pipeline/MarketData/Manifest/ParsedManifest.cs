namespace InvestOps.Pipeline.MarketData.Manifest;

/// <summary>A manifest and the bytes that it was read from, or written as.</summary>
internal sealed record ParsedManifest(byte[] Content, MarketManifest Manifest);
