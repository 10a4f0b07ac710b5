"""From a drawing to a network: order, shapes, problems, plan, graph."""
