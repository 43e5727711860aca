using InvestOps.Adapters.Slack;

namespace InvestOps.Adapters.Tests.Slack;

public sealed class WebApiTransportTests : SlackTransportContract
{
    internal override ISlackTransport Create(SlackSettings settings) => new WebApiTransport(settings, TimeProvider.System);
}
