using InvestOps.FakeExchange.Faults;

namespace InvestOps.FakeExchange.Endpoints;

/// <summary>What the control endpoint answers: what is switched on, and what was asked for.</summary>
/// <param name="Faults">Faults that still hit something.</param>
/// <param name="Requests">Requests by path since the last reset.</param>
internal sealed record ControlState(IReadOnlyList<PlannedFault> Faults, IReadOnlyDictionary<string, int> Requests);
