namespace InvestOps.Pipeline.Backtesting;

/// <summary>The stored form of a last holding.</summary>
/// <param name="Code">The code.</param>
/// <param name="Name">The name.</param>
/// <param name="Quantity">Shares.</param>
/// <param name="Price">Last known close, won a share.</param>
/// <param name="Value">Won.</param>
/// <param name="Weight">Share of equity.</param>
public sealed record HoldingEntry(string Code, string Name, decimal Quantity, decimal Price, decimal Value, double Weight);
