namespace InvestOps.Pipeline.Tuning;

/// <summary>A fold as <c>result.json</c> shows it.</summary>
/// <param name="TrainFrom">First and last session of the training part; a purged fold's may have a hole where the test part is.</param>
/// <param name="Chosen">The parameters that the training part chose.</param>
public sealed record FoldEntry(
    DateOnly TrainFrom,
    DateOnly TrainTo,
    DateOnly TestFrom,
    DateOnly TestTo,
    IReadOnlyDictionary<string, string> Chosen,
    double? SharpeInSample,
    double? SharpeOutOfSample,
    double ReturnOutOfSample,
    double DrawdownOutOfSample);
