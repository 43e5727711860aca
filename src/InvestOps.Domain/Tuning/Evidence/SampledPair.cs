using System.Runtime.InteropServices;

namespace InvestOps.Domain.Tuning.Evidence;

/// <summary>A measure where a choice was made by it, and where it was not.</summary>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SampledPair(double InSample, double OutOfSample);
